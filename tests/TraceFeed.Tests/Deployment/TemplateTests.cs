using System.Text.RegularExpressions;
using TraceFeed.Log;
using TraceFeed.Pipeline;
using TraceFeed.Tests.Docs;

namespace TraceFeed.Tests.Deployment;

public sealed partial class TemplateTests
{
    private static readonly StorageAccount Account = StorageAccount.Connect("UseDevelopmentStorage=true");
    private static readonly string Storage = Repository.Text("infra/modules/storage.bicep");

    [Fact]
    public void The_containers_of_the_template_are_those_of_the_app() => Assert.Equal(
        (Account.Originals.Name, Account.Cells.Name, Account.Public.Name),
        (Template.Variable("storage", "originalsName"), Template.Variable("storage", "cellsName"), Template.Variable("storage", "privateViewsName")));

    [Fact]
    public void No_rule_of_the_life_cycle_touches_originals_or_changes_and_none_deletes_what_is_not_made_again()
    {
        var rules = Storage.Split("resource lifeCycle ")[1].Split("\nresource ")[0];
        var prefixes = PrefixPattern().Matches(rules).Select(match => match.Groups["prefix"].Value).ToList();

        Assert.Equal(["${cellsName}/", "${privateViewsName}/vintages/"], prefixes);
        Assert.Equal(prefixes.Count, Regex.Count(rules, "name: '.*'\n *type: 'Lifecycle'"));
        Assert.StartsWith("vintages/", ViewNames.Vintage("a", "b"), StringComparison.Ordinal);
        var deleting = Assert.Single(rules.Split("type: 'Lifecycle'"), rule => rule.Contains("delete: {", StringComparison.Ordinal));
        Assert.Contains("${privateViewsName}/vintages/", deleting, StringComparison.Ordinal);
    }

    [Fact]
    public void The_originals_have_a_policy_that_is_not_locked_unless_it_is_asked_for()
    {
        Assert.Matches(@"immutabilityPolicies@\S+ = if \(!lockOriginals\) \{\n  parent: originals\n", Storage);
        Assert.Equal("false", Assert.Single(Template.Parameters, one => one.Name == "lockOriginals").Default);
    }

    [Fact]
    public void Nothing_has_a_key_or_asks_for_one()
    {
        Assert.Contains("allowSharedKeyAccess: false", Storage, StringComparison.Ordinal);
        foreach (var path in Template.Files.Append("azure.yaml").Append("infra/after-provision").Append("infra/main.bicepparam"))
        {
            Assert.DoesNotMatch("(?i)listKeys|listAccountSas|AccountKey|SharedAccessSignature|account-key|sas-token|@secure|listSecrets", Repository.Text(path));
        }

        Assert.DoesNotContain("AzureWebJobsStorage", Template.Settings);
    }

    [Fact]
    public void The_identity_has_the_data_roles_of_one_account_and_no_other_role_but_that_to_send_logs()
    {
        Assert.Equal(
            ["Storage Blob Data Owner", "Storage Queue Data Contributor", "Storage Table Data Contributor", "Monitoring Metrics Publisher"],
            Template.Files.SelectMany(path => RolePattern().Matches(Repository.Text(path))).Select(match => match.Groups["role"].Value).OrderBy(role => role.StartsWith('M')));
        Assert.Equal(2, Template.Files.Sum(path => Regex.Count(Repository.Text(path), "Microsoft.Authorization/roleAssignments@")));
        Assert.Contains("scope: account\n", Storage, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_parameter_is_described_and_stands_in_the_readme_with_the_same_words_and_default()
    {
        var readme = Repository.Text("infra/README.md");
        var settable = SettablePattern().Matches(Repository.Text("infra/main.bicepparam")).ToDictionary(match => match.Groups["name"].Value, match => (match.Groups["variable"].Value, match.Groups["default"].Value));
        Assert.True(Template.Parameters.Count > 10);
        Assert.All(Template.Files, path => Assert.Equal(Regex.Count(Repository.Text(path), @"(?m)^param "), Regex.Count(Repository.Text(path), @"(?m)^@description")));

        foreach (var (name, description, plain) in Template.Parameters)
        {
            var (variable, fallback) = settable.TryGetValue(name, out var one) ? ($"`{one.Item1}`", one.Item2) : ("", null);
            var given = (plain ?? $"'{fallback}'").Trim('\'');
            Assert.Contains($"| `{name}` | {variable} | {(given.Length == 0 ? "" : $"`{given}`")} | {description} |", readme, StringComparison.Ordinal);
            Assert.True(plain is null || fallback is null || fallback == given, $"infra/main.bicepparam gives {name} another default than infra/main.bicep");
        }

        Assert.Subset(Template.Parameters.Select(one => one.Name).ToHashSet(), settable.Keys.ToHashSet());
    }

    [Fact]
    public void What_the_hook_asks_for_is_an_output_of_the_template()
    {
        var outputs = OutputPattern().Matches(Repository.Text("infra/main.bicep")).Select(match => match.Groups["name"].Value).Append("AZURE_SUBSCRIPTION_ID");
        var asked = HookPattern().Match(Repository.Text("infra/after-provision")).Groups["names"].Value.Split(' ');

        Assert.True(asked.Length > 5);
        Assert.Subset(outputs.ToHashSet(), asked.ToHashSet());
    }

    [Fact]
    public void The_app_is_found_by_azd_under_the_name_that_azure_yaml_gives_it()
    {
        var yaml = Repository.Text("azure.yaml");

        Assert.Contains("\nservices:\n  tracefeed:\n    project: functions/TraceFeed.Functions\n", yaml, StringComparison.Ordinal);
        Assert.Contains("'azd-service-name': 'tracefeed'", Repository.Text("infra/modules/app.bicep"), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"prefixMatch: \['(?<prefix>[^']+)'\]")]
    private static partial Regex PrefixPattern();

    [GeneratedRegex(@"'[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}' // (?<role>.+)")]
    private static partial Regex RolePattern();

    [GeneratedRegex(@"^param (?<name>\w+) = (?:int\(|bool\()?readEnvironmentVariable\('(?<variable>\w+)', '(?<default>[^']*)'\)", RegexOptions.Multiline)]
    private static partial Regex SettablePattern();

    [GeneratedRegex(@"^output (?<name>\w+) ", RegexOptions.Multiline)]
    private static partial Regex OutputPattern();

    [GeneratedRegex(@"^for name in (?<names>[A-Z_ ]+); do$", RegexOptions.Multiline)]
    private static partial Regex HookPattern();
}
