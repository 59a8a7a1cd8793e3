using Microsoft.Azure.Functions.Worker.Builder;
using TraceFeed.Storage.Tests.Hosting.Functions.Refused;

namespace TraceFeed.Storage.Tests.Hosting;

public sealed class StartUpTests
{
    [Theory]
    [InlineData(typeof(SameName), "same name")]
    [InlineData(typeof(RetriedQueue), "retry attribute")]
    [InlineData(typeof(PlainResult), "returns IResult")]
    [InlineData(typeof(QueueResult), "returns Task or nothing")]
    [InlineData(typeof(TwoTriggers), "2 triggers")]
    [InlineData(typeof(UnboundParameter), "'Int32 missing'")]
    [InlineData(typeof(WrongTriggerType), "'Uri message'")]
    [InlineData(typeof(AdminRoute), "admin/")]
    [InlineData(typeof(UnsetSchedule), "'%NoSuchSetting%' does not resolve")]
    [InlineData(typeof(WrongSchedule), "'every day' is not a cron expression")]
    [InlineData(typeof(WrongRetryInterval), "'soon'")]
    [InlineData(typeof(UnsetConnection), "'Nowhere' must hold a storage connection string")]
    public void A_function_that_the_real_host_would_refuse_stops_the_start(Type functions, string reason)
    {
        var builder = FunctionApp.Builder([functions]).ConfigureFunctionsWebApplication();
        Assert.Contains(reason, Assert.Throws<InvalidOperationException>(builder.Build).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_http_function_needs_the_web_application()
    {
        var builder = FunctionApp.Builder([typeof(Functions.RouteFunctions)]);
        var refused = Assert.Throws<InvalidOperationException>(builder.Build);
        Assert.Contains("ConfigureFunctionsWebApplication", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_disabled_function_may_lack_its_settings()
    {
        using var host = FunctionApp.Builder([typeof(UnsetSchedule)], state: null, ("AzureWebJobs.Unset.Disabled", "1")).Build();
        Assert.NotNull(host);
    }

    [Fact]
    public void Functions_are_those_of_the_assembly_that_makes_the_builder()
    {
        var builder = FunctionsApplication.CreateBuilder([]).ConfigureFunctionsWebApplication();
        Assert.Equal(typeof(StartUpTests).Assembly.GetName().Name, builder.Environment.ApplicationName);
        Assert.Contains("cannot run", Assert.Throws<InvalidOperationException>(builder.Build).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_of_local_settings_become_variables_but_an_existing_variable_wins()
    {
        var folder = Directory.CreateTempSubdirectory("tracefeed-settings-").FullName;
        var (added, existing) = ($"TF_ADDED_{Guid.NewGuid():n}", $"TF_EXISTING_{Guid.NewGuid():n}");
        try
        {
            Environment.SetEnvironmentVariable(existing, "from outside");
            File.WriteAllText(Path.Combine(folder, "host.json"), """{"version": "2.0"}""");
            File.WriteAllText(
                Path.Combine(folder, "local.settings.json"),
                $$"""{"IsEncrypted": false, "Values": {"{{added}}": "from file", "{{existing}}": "from file" /* not taken */ } }""");

            var builder = FunctionsApplication.CreateBuilder(["--AzureWebJobsScriptRoot", folder]);
            Assert.Equal("from file", builder.Configuration[added]);
            Assert.Equal("from file", Environment.GetEnvironmentVariable(added));
            Assert.Equal("from outside", builder.Configuration[existing]);
        }
        finally
        {
            Environment.SetEnvironmentVariable(added, null);
            Environment.SetEnvironmentVariable(existing, null);
            Directory.Delete(folder, recursive: true);
        }
    }
}
