using System.Text;

namespace Hogwild.Reports.Tests;

/// <summary>The console, as seen by one test and the threads it starts; everybody else still has the real one.</summary>
internal sealed class RoutedConsole : TextWriter
{
    private static readonly Lock Gate = new();
    private static (RoutedConsole Out, RoutedConsole Error)? _installed;
    private readonly AsyncLocal<TextWriter?> _here = new();
    private readonly TextWriter _elsewhere;

    private RoutedConsole(TextWriter elsewhere) => _elsewhere = elsewhere;

    /// <inheritdoc/>
    public override Encoding Encoding => _elsewhere.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => (_here.Value ?? _elsewhere).Write(value);

    /// <summary>Writes what this test writes elsewhere, until it is disposed of.</summary>
    public static IDisposable To(TextWriter output, TextWriter error)
    {
        lock (Gate)
        {
            if (_installed is null)
            {
                _installed = (new RoutedConsole(Console.Out), new RoutedConsole(Console.Error));
                Console.SetOut(_installed.Value.Out);
                Console.SetError(_installed.Value.Error);
            }
        }

        (_installed.Value.Out._here.Value, _installed.Value.Error._here.Value) = (output, error);
        return new Route();
    }

    private sealed class Route : IDisposable
    {
        public void Dispose() => (_installed!.Value.Out._here.Value, _installed.Value.Error._here.Value) = (null, null);
    }
}
