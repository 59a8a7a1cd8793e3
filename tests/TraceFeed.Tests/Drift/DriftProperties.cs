using FsCheck;
using FsCheck.Fluent;
using TraceFeed.Observations;
using TraceFeed.Sources;
using TraceFeed.Tests.Changes;
using TraceFeed.Tests.Sources;

namespace TraceFeed.Tests.Drift;

/// <summary>
/// Whatever moves around the numbers of a file, no number changes; and numbers that do change below it are told, each once. What
/// fails is told with its seed and the fewest operators that make it fail.
/// </summary>
public sealed class DriftProperties
{
    private const int MostEdits = 6;

    /// <summary>Small files of every source, by folder and name.</summary>
    public static TheoryData<string, string> Fixtures() => new(Fixture.All().Select(fixture => (fixture.Source, fixture.Name)));

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void A_small_file_of_any_source_that_drifts_tells_no_change_and_every_edit(string source, string name) => Holds(source, new Fixture(source, name).File(), 12);

    [Theory]
    [InlineData("england-test-and-trace", "england-tt-national", "2020-09-03_NHS_TT_Statistics_28May_26Aug_DataTables.ods", "2020-09-03", 3)]
    [InlineData("england-test-and-trace", "england-tt-national", "2020-10-29_NHS_T_T_data_tables_w21.ods", "2020-10-29", 3)]
    [InlineData("england-test-and-trace-demographics", "england-tt-demographic", "2020-10-29_Demographic_LA_tables_w21.xlsx", "2020-10-29", 1)]
    [InlineData("england-tests-processed", "england-tt-other", "2020-10-29_P2_tests_processed_LTLA_w21.ods", "2020-10-29", 1)]
    [InlineData("uk-testing", "england-tt-other", "2020-10-29_UK_testing_w21.ods", "2020-10-29", 3)]
    [InlineData("nhs-covid-19-app", "england-tt-other", "covid19_app_country_specific_dataset_Feb2022.csv", "2022-03-03", 4)]
    [InlineData("england-test-and-trace-local", "england-tt-utla-csv", "Regional_contact_tracing_w14.csv", "2020-09-10", 4)]
    [InlineData("england-test-and-trace-local", "england-tt-utla-csv", "Regional_contact_tracing_w21.csv", "2020-10-29", 4)]
    [InlineData("scotland-management-information", "scotland-mi-tidy", "scotgov-mi-tidy_2020-06-20T143051.csv.gz", "2020-06-20", 2)]
    [InlineData("england-cases", "stress-england-cases-daily", "coronavirus-cases_latest_2020-05-10.csv.gz", "2020-05-10", 1)]
    [InlineData("uk-dashboard", "uk-dashboard-json", "coronavirus-covid-19-number-of-cases-in-uk-2020-04-15.json", "2020-04-15", 1)]
    public void An_official_file_that_drifts_tells_no_change_and_every_edit(string source, string folder, string name, string published, int cases) =>
        Holds(source, new OriginalFile { Name = name.Replace(".gz", "", StringComparison.Ordinal), Bytes = OfficialFiles.Bytes(folder, name), Published = DateOnly.ParseExact(published, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) }, cases);

    private static void Holds(string source, OriginalFile file, int cases)
    {
        var drifted = new DriftedSource(DefinitionCatalog.Embedded.Find(source)!, file);

        // Where there is one case only, it is of edits: that there is no other change is part of it.
        Hold(cases / 2, DriftCase.Arbitrary(mostEdits: 0));
        Hold(cases - (cases / 2), DriftCase.Arbitrary(MostEdits));

        void Hold(int some, Arbitrary<DriftCase> any)
        {
            if (some > 0)
            {
                Check.One(SlowHistories.Config(some), Prop.ForAll(any, drifted.Holds));
            }
        }
    }
}
