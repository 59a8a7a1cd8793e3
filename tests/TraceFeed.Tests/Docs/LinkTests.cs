namespace TraceFeed.Tests.Docs;

public sealed class LinkTests
{
    public static TheoryData<string> Documents => Repository.EachDocument;

    [Fact]
    public void The_documents_are_found() => Assert.Subset(
        Repository.Documents.ToHashSet(),
        new HashSet<string>(["README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/dependencies.md", "docs/command-line.md", "compat/README.md", "samples/README.md", "infra/README.md"]));

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_relative_link_leads_to_a_file_and_to_its_heading(string document)
    {
        foreach (var link in Markdown.Links(Repository.Text(document)).Where(link => !link.Contains("://", StringComparison.Ordinal)))
        {
            var (path, anchor) = link.Split('#') is [var file, var heading] ? (file, heading) : (link, null);
            var target = path.Length == 0 ? document : Relative(document, path);
            Assert.True(Repository.Has(target), $"{document} links to {link}, but there is no {target}.");
            Assert.True(anchor is null || Markdown.Anchors(Repository.Text(target)).Contains(anchor), $"{document} links to {link}, but {target} has no such heading.");
        }
    }

    private static string Relative(string document, string path)
    {
        var parts = new Stack<string>(document.Split('/')[..^1]);
        foreach (var part in path.TrimEnd('/').Split('/').Where(part => part != "."))
        {
            if (part == "..")
            {
                Assert.True(parts.TryPop(out _), $"{document} links out of the repository: {path}.");
            }
            else
            {
                parts.Push(part);
            }
        }

        return string.Join('/', parts.Reverse());
    }
}
