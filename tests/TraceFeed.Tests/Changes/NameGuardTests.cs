using TraceFeed.Changes;
using TraceFeed.Log;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Tests.Changes;

public sealed class NameGuardTests
{
    private const string NationalFolder = "england-tt-national";
    private const string September = "2020-09-03_NHS_TT_Statistics_28May_26Aug_DataTables.ods";
    private const string October = "2020-10-29_NHS_T_T_data_tables_w21.ods";

    // Ten weeks from 28 May end on 5 August.
    [Theory]
    [InlineData("list_w10.csv", "05/08/2020", true)]
    [InlineData("list_w10.csv", "08/08/2020", true)]
    [InlineData("list_w10.csv", "09/08/2020", false)]
    [InlineData("list_w11.csv", "05/08/2020", false)]
    [InlineData("list.csv", "05/08/2020", true)]
    public void A_week_in_the_name_is_the_one_its_figures_end_with_give_or_take_three_days(string name, string end, bool passes)
    {
        var reading = Lists.Read(System.Text.Encoding.UTF8.GetBytes($"{Lists.Header},Start_date,End_date\n{Lists.Cases},Somewhere,Derby,5,4,80,28/05/2020,{end}\n"), name);

        var refusal = NameGuard.Find(reading, DefinitionCatalog.Embedded.Find(Readings.Local)!);

        Assert.Equal(passes, refusal is null);
        Assert.Equal(passes ? null : Refusal.Name, refusal?.Guard);
    }

    [Fact]
    public void A_file_that_states_no_date_contradicts_no_name() =>
        Assert.Null(NameGuard.Find(Lists.Read($"{Lists.Cases},Somewhere,Derby,5,4,80"), DefinitionCatalog.Embedded.Find(Readings.Local)!));

    [Theory]
    [InlineData(October, "NHS_T_T_data_tables_w21.ods", true)]
    [InlineData(October, "NHS_T_T_data_tables_w22.ods", false)]
    [InlineData(September, "NHS_TT_Statistics_28May_26Aug_DataTables.ods", true)]
    [InlineData(September, "NHS_TT_Statistics_28May_2Sept_DataTables.ods", true)]
    [InlineData(September, "NHS_TT_Statistics_28May_16Sep_DataTables.ods", false)]
    public void A_national_workbook_under_the_name_of_another_week_is_refused(string file, string name, bool passes)
    {
        var reading = TriedSource.Embedded(Readings.National).Read(name, OfficialFiles.Bytes(NationalFolder, file));

        Assert.Equal(passes, NameGuard.Find(reading, DefinitionCatalog.Embedded.Find(Readings.National)!) is null);
    }

    [Fact]
    public void The_workbook_of_the_week_before_saved_again_with_a_figure_touched_is_no_new_publication()
    {
        var source = TriedSource.Embedded(Readings.National);
        var before = source.Read(NationalFolder, October);
        var touched = source.Read("NHS_T_T_data_tables_w22.ods", Workbooks.Content(OfficialWorkbook.Content(NationalFolder, October).Replace("office:value=\"1219\"", "office:value=\"1220\"", StringComparison.Ordinal)));
        Assert.NotEqual(before.ContentHash(), touched.ContentHash());

        var refused = Assert.Throws<QuarantineException>(() => Admission.Check([Row(before)], new PublicationIdentity("next", null, null, new DateOnly(2020, 11, 5)), new ReadOriginal(touched.File, null, touched)));

        Assert.Equal(Refusal.Dates, refused.Refusal?.Guard);
    }

    private static LogRow Row(Reading reading) => new()
    {
        Number = 1,
        Source = reading.Source,
        Ordinal = 1,
        PreviousRow = 0,
        Publication = "last",
        Published = new DateOnly(2020, 10, 29),
        Editions = [new LoggedEdition(reading.File, null, reading.Sha256, "cells", reading.DefinitionVersion, reading.ContentHash(), reading.OwnPublished, reading.OwnEnd)],
        Changes = "",
        Count = 1,
        FirstSequence = 1,
        Vintage = "",
        PreviousHash = LogRow.NoHash,
        RecordedAt = default,
    };
}
