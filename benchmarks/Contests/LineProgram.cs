using System.Diagnostics;
using System.Globalization;

namespace Hogwild.Contests;

/// <summary>
/// A program in another language, as a process that is told line by line how far to run, and answers with its own processor time and how
/// much it has done. It ends when it is disposed of.
/// </summary>
internal abstract class LineProgram : IProgram, IDisposable
{
    private readonly Process _process;

    /// <summary>Starts the process.</summary>
    protected LineProgram(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        _process = Process.Start(start)!;
    }

    /// <inheritdoc/>
    public long Updates { get; private set; }

    /// <inheritdoc/>
    public void Run(long until) => Measure(until);

    /// <inheritdoc/>
    public Timing Measure(long until)
    {
        var answer = Ask($"run {until}").Split(' ');
        var updates = long.Parse(answer[1], CultureInfo.InvariantCulture);
        Updates += updates;
        return new Timing(double.Parse(answer[0], CultureInfo.InvariantCulture) / updates, 0);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    /// <summary>Tells it a line.</summary>
    protected void Tell(FormattableString line)
    {
        _process.StandardInput.WriteLine(FormattableString.Invariant(line));
        _process.StandardInput.Flush();
    }

    /// <summary>Tells it a line, and waits for the answer.</summary>
    protected string Ask(FormattableString line)
    {
        Tell(line);
        return _process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException($"{_process.StartInfo.FileName} has ended: {_process.StandardError.ReadToEnd().Trim()}");
    }
}
