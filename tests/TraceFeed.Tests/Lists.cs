using System.Text;
using TraceFeed.Observations;

namespace TraceFeed.Tests;

/// <summary>Small lists in the layout of the official local file.</summary>
internal static class Lists
{
    public const string Header = "Category,Region,Upper Tier Local Authority,Total,Total reached,Percentage reached";
    public const string Cases = "People transferred to contact tracing system";
    public const string Contacts = "Non-complex close contacts identified";

    public static Reading Read(byte[] bytes, string name = "list_w15.csv") => Readings.Of(Readings.Local, name, bytes);

    public static Reading Read(params string[] lines) => Read(Encoding.UTF8.GetBytes(string.Join('\n', lines.Prepend(Header))));
}
