using System.Xml;

namespace TraceFeed.Tabular;

/// <summary>One part's reference to another (ECMA-376, part 2, section 6.5).</summary>
/// <param name="Kind">The last segment of the relationship's type, which transitional and strict workbooks share: <c>worksheet</c>, <c>styles</c>.</param>
/// <param name="Part">The name of the other part; null for something outside the file, which is never looked at.</param>
internal sealed record XlsxRelationship(string Kind, string? Part)
{
    /// <summary>The references of a part, by their ids.</summary>
    /// <param name="package">The workbook's parts.</param>
    /// <param name="part">The part's name; empty for the package itself.</param>
    /// <exception cref="UnreadableFileException">They are missing, damaged or too many.</exception>
    public static Dictionary<string, XlsxRelationship> Of(XlsxPackage package, string part)
    {
        var folder = part[..(part.LastIndexOf('/') + 1)];
        return package.Read($"{folder}_rels/{part[folder.Length..]}.rels", rels =>
        {
            var found = new Dictionary<string, XlsxRelationship>(StringComparer.Ordinal);
            for (var xml = rels.Xml; BoundedXml.Next(xml);)
            {
                if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "Relationship" || xml.NamespaceURI != XlsxNamespaces.Package)
                {
                    continue;
                }

                if (found.Count == TabularLimits.ZipEntries)
                {
                    throw new UnreadableFileException(package.File, rels.Name, $"has more than {TabularLimits.ZipEntries} relationships; a workbook has one for each sheet and a few more");
                }

                var type = xml.GetAttribute("Type") ?? "";
                var target = xml.GetAttribute("TargetMode") == "External" ? null : Resolve(folder, xml.GetAttribute("Target") ?? "");
                found.TryAdd(xml.GetAttribute("Id") ?? "", new XlsxRelationship(type[(type.LastIndexOf('/') + 1)..], target));
            }

            return found;
        });
    }

    // A target is a relative reference by RFC 3986; one with a slash in front counts from the top of the package.
    private static string Resolve(string folder, string target)
    {
        target = target.Replace('\\', '/');
        var segments = new List<string>();
        foreach (var segment in (target.StartsWith('/') ? target : folder + target).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment == "..")
            {
                segments.RemoveRange(Math.Max(0, segments.Count - 1), Math.Min(1, segments.Count));
            }
            else if (segment != ".")
            {
                segments.Add(Uri.UnescapeDataString(segment));
            }
        }

        return string.Join('/', segments);
    }
}
