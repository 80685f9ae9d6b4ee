using System.Globalization;
using System.Text;
using Hogwild.Reports;

namespace Hogwild.Cli;

/// <summary>
/// Text for people. Control characters never reach the terminal. Where nobody can be written to any more, the work goes on, and what was
/// the matter is known at the end.
/// </summary>
/// <param name="inner">Receives the text.</param>
internal sealed class SafeWriter(TextWriter inner) : TextWriter(CultureInfo.InvariantCulture)
{
    /// <summary>Where the text goes.</summary>
    public TextWriter Inner => inner;

    /// <summary>Why nothing can be written; null where all was.</summary>
    public string? Problem { get; private set; }

    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <summary>The writer itself where it is one already.</summary>
    public static SafeWriter Of(TextWriter writer) => writer as SafeWriter ?? new SafeWriter(writer);

    /// <summary>A writer for an output that is closed.</summary>
    public static SafeWriter Closed() => new(Null) { Problem = "it is closed" };

    /// <inheritdoc/>
    public override void Write(char value) => Write(value.ToString());

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer) => Write(new string(buffer));

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        if (value is not null)
        {
            Try(() => inner.Write(Escapes.Controls(value)));
        }
    }

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Write(value + inner.NewLine);

    /// <inheritdoc/>
    public override void WriteLine() => Write(inner.NewLine);

    /// <inheritdoc/>
    public override void Flush() => Try(inner.Flush);

    private void Try(Action write)
    {
        if (Problem is not null)
        {
            return;
        }

        try
        {
            write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Problem = error.Message;
        }
    }
}
