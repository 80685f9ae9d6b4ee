using System.Runtime.CompilerServices;

namespace Hogwild.Cli;

/// <summary>The process.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        try
        {
            return Invoke(arguments);
        }
#pragma warning disable CA1031 // The outermost frame, for what fails before the command line can tell it.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return LastWords.Say(failure);
        }
    }

    // Apart, so that what cannot be loaded is met inside the frame above.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Invoke(string[] arguments) =>
        new CommandLine(StandardStreams.Output(), StandardStreams.Error()).Invoke(arguments);
}
