using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace TraceFeed.Cli;

/// <summary>Prints the version of this program, whatever process hosts it.</summary>
internal sealed class PrintVersion : SynchronousCommandLineAction
{
    public override bool Terminating => true;

    public override int Invoke(ParseResult parseResult)
    {
        var version = typeof(PrintVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        parseResult.InvocationConfiguration.Output.WriteLine($"tracefeed {version}");
        return 0;
    }
}
