using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>An OData filter whose arguments are written as literals, so that no value can end its own quotes.</summary>
internal static class QueryFilter
{
    /// <exception cref="ArgumentException">An argument has a type for which OData has no literal.</exception>
    public static string Create(FormattableString filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var literals = filter.GetArguments().Select(object? (argument, index) => Literal(argument, index)).ToArray();
        return string.Format(CultureInfo.InvariantCulture, filter.Format, literals);
    }

    public static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Literal(object? argument, int index) => argument switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        string text => Quoted(text),
        char text => Quoted(text.ToString()),
        int number => number.ToString(CultureInfo.InvariantCulture),
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        float or double or decimal => ((IFormattable)argument).ToString(null, CultureInfo.InvariantCulture),
        DateTimeOffset time => $"datetime'{time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture)}'",
        DateTime time => Literal(new DateTimeOffset(time), index),
        Guid guid => $"guid'{guid}'",
        byte[] bytes => $"X'{Convert.ToHexString(bytes)}'",
        BinaryData bytes => $"X'{Convert.ToHexString(bytes.ToMemory().Span)}'",
        _ => throw new ArgumentException($"Unable to convert argument {index} from type {argument.GetType()} to an OData literal."),
    };
}
