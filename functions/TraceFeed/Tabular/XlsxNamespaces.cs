namespace TraceFeed.Tabular;

/// <summary>
/// The XML namespaces of a workbook, each in the transitional form that nearly every program writes (ECMA-376, part 4) and in
/// the strict one (part 1, annex A).
/// </summary>
internal static class XlsxNamespaces
{
    /// <summary>The namespace of relationships parts (ECMA-376, part 2, section 6.5.3), the same in both forms.</summary>
    public const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <summary>The namespace of a reference to a relationship, such as <c>r:id</c>.</summary>
    public const string Reference = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>The strict form of <see cref="Reference"/>.</summary>
    public const string StrictReference = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    /// <summary>Whether a namespace is that of SpreadsheetML.</summary>
    public static bool IsMain(string name) =>
        name is "http://schemas.openxmlformats.org/spreadsheetml/2006/main" or "http://purl.oclc.org/ooxml/spreadsheetml/main";
}
