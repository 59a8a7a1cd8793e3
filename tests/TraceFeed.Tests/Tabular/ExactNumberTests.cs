using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using TraceFeed.Tabular;
using TraceFeed.Tests.Changes;

namespace TraceFeed.Tests.Tabular;

public sealed class ExactNumberTests
{
    private static readonly Gen<decimal> Decimals =
        from mantissa in Gen.Choose(int.MinValue + 1, int.MaxValue)
        from factor in Gen.Elements(1L, 1_000L)
        from scale in Gen.Choose(0, 12)
        let whole = mantissa * factor
        select new decimal((int)(Math.Abs(whole) & uint.MaxValue), (int)(Math.Abs(whole) >> 32), 0, whole < 0, (byte)scale);

    [Fact]
    public void A_number_is_read_and_rounded_as_decimal_arithmetic_does_it() =>
        Check.One(SlowHistories.Config(200), Prop.ForAll(Arb.From(Decimals.Zip(Gen.Choose(0, 4), (number, decimals) => (number, decimals))), given =>
        {
            var (number, decimals) = given;
            var factor = (decimal)Math.Pow(10, decimals);
            var rounded = (long)(Math.Round(number, decimals, MidpointRounding.AwayFromZero) * factor);
            var plain = number.ToString(CultureInfo.InvariantCulture);
            foreach (var spelling in new[] { plain, $" {plain} ", number.ToString("N12", CultureInfo.InvariantCulture), plain.Replace('-', '\u2212'), $"{number * 1000}E-3", number.ToString("0.000000000000E0", CultureInfo.InvariantCulture) })
            {
                Assert.True(ExactNumber.TryParse(spelling, out var exact), spelling);
                Assert.True(exact.TryScale(decimals, out var scaled), spelling);
                Assert.True(spelling.Contains('E', StringComparison.Ordinal) || decimal.Parse(exact.ToString(), CultureInfo.InvariantCulture) == number, spelling);
                if (!spelling.Contains("E+", StringComparison.Ordinal) && !(spelling.Contains('E', StringComparison.Ordinal) && !spelling.EndsWith("E-3", StringComparison.Ordinal)))
                {
                    Assert.Equal(rounded, scaled);
                }
            }
        }));

    [Theory]
    [InlineData("1,234", 0, 1234)]
    [InlineData(" 1234", 0, 1234)]
    [InlineData("1234.0", 0, 1234)]
    [InlineData("1.234E3", 0, 1234)]
    [InlineData("1234000e-3", 0, 1234)]
    [InlineData("73.400000000000006", 1, 734)]
    [InlineData("73.399999999999991", 1, 734)]
    [InlineData("\u22120.05", 1, -1)]
    [InlineData("0.05", 1, 1)]
    [InlineData("+12,345,678.5", 0, 12345679)]
    [InlineData("5.", 0, 5)]
    [InlineData("5.551115123125783E-17", 1, 0)]
    [InlineData("9E-40", 1, 0)]
    [InlineData("0000000000000000000000012", 0, 12)]
    public void Every_spelling_of_a_number_is_the_number(string text, int decimals, long expected)
    {
        Assert.True(ExactNumber.TryParse(text, out var number));
        Assert.True(number.TryScale(decimals, out var scaled));
        Assert.Equal(expected, scaled);
    }

    [Theory]
    [InlineData("1,23")]
    [InlineData(",123")]
    [InlineData("0,123")]
    [InlineData("-0,123")]
    [InlineData("012,345")]
    [InlineData("1,2345")]
    [InlineData("1234,567")]
    [InlineData("1,234,")]
    [InlineData("1.5,000")]
    [InlineData("1.2.3")]
    [InlineData("--1")]
    [InlineData("- 1")]
    [InlineData("1e")]
    [InlineData("e5")]
    [InlineData("1E999")]
    [InlineData("1234567890123456789")]
    [InlineData("12%")]
    [InlineData("NaN")]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("\u0661\u0662")]
    public void Anything_else_is_no_number(string text) => Assert.False(ExactNumber.TryParse(text, out _));

    [Fact]
    public void A_number_that_64_bits_do_not_hold_in_its_unit_is_refused()
    {
        Assert.True(ExactNumber.TryParse("123456789012345678", out var number));
        Assert.False(number.TryScale(2, out _));
    }
}
