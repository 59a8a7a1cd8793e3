using System.Xml;

namespace TraceFeed.Tabular;

/// <summary>
/// What <c>workbook.xml</c> says (ECMA-376, part 1, section 18.2): its worksheets in order, hidden ones among them, and how
/// dates are counted. Sheets that hold a chart, a macro or a dialogue instead of cells are left out.
/// </summary>
/// <param name="Sheets">Name and part of each worksheet.</param>
/// <param name="Date1904">Whether day 0 is 1 January 1904 (section 18.2.28).</param>
/// <param name="Styles">The part with the number formats, if there is one.</param>
/// <param name="SharedStrings">The part with the texts, if there is one.</param>
internal sealed record XlsxWorkbook(IReadOnlyList<(string Name, string Part)> Sheets, bool Date1904, string? Styles, string? SharedStrings)
{
    /// <summary>Finds and reads the workbook of a package.</summary>
    /// <exception cref="UnreadableFileException">The package is no workbook, or damaged.</exception>
    public static XlsxWorkbook Read(XlsxPackage package)
    {
        var part = Target(XlsxRelationship.Of(package, ""), "officeDocument")
            ?? throw new UnreadableFileException(package.File, "_rels/.rels", "names no office document; expected an Excel workbook (.xlsx)");
        if (part.EndsWith(".bin", StringComparison.OrdinalIgnoreCase))
        {
            throw new UnreadableFileException(package.File, part, "is a binary workbook (.xlsb); expected an Excel workbook (.xlsx), so ask for it in that format");
        }

        var relationships = XlsxRelationship.Of(package, part);
        return package.Read(part, open =>
        {
            var sheets = new List<(string, string)>();
            var date1904 = false;
            var found = false;
            for (var xml = open.Xml; BoundedXml.Next(xml);)
            {
                if (xml.NodeType != XmlNodeType.Element || !XlsxNamespaces.IsMain(xml.NamespaceURI))
                {
                    continue;
                }

                switch (xml.Depth, xml.LocalName)
                {
                    case (0, "workbook"):
                        found = true;
                        break;
                    case (1, "workbookPr"):
                        date1904 = xml.GetAttribute("date1904") is "1" or "true";
                        break;
                    case (2, "sheet") when Worksheet(package.File, open.Name, xml, relationships) is { } sheet:
                        sheets.Add(sheet);
                        break;
                }

                if (sheets.Count > TabularLimits.Sheets)
                {
                    throw new UnreadableFileException(package.File, null, $"has more than {TabularLimits.Sheets} sheets");
                }
            }

            return found
                ? new XlsxWorkbook(sheets, date1904, Target(relationships, "styles"), Target(relationships, "sharedStrings"))
                : throw new UnreadableFileException(package.File, open.Name, "holds no workbook; expected an Excel workbook (.xlsx), not a text or a presentation");
        });
    }

    private static (string Name, string Part)? Worksheet(string file, string part, XmlReader xml, Dictionary<string, XlsxRelationship> relationships)
    {
        var name = xml.GetAttribute("name") ?? "";
        var id = xml.GetAttribute("id", XlsxNamespaces.Reference) ?? xml.GetAttribute("id", XlsxNamespaces.StrictReference) ?? "";
        if (!relationships.TryGetValue(id, out var relationship) || relationship is { Kind: "worksheet", Part: null })
        {
            throw new UnreadableFileException(file, part, $"says that sheet {name} is in relationship '{id}', and no part of the file is; the file is damaged, fetch it again");
        }

        return relationship.Kind == "worksheet" ? (name, relationship.Part!) : null;
    }

    private static string? Target(Dictionary<string, XlsxRelationship> relationships, string kind) =>
        relationships.Values.FirstOrDefault(one => one.Kind == kind)?.Part;
}
