namespace Hogwild.Scenarios;

/// <summary>Where a piece of a scenario was written: a position in a file, or an option of the command line.</summary>
/// <param name="Source">The file as it was named, or the option with its value.</param>
/// <param name="Line">From 1; 0 where the source is an option.</param>
/// <param name="Column">From 1; 0 where the source is an option.</param>
internal readonly record struct Place(string Source, int Line = 0, int Column = 0)
{
    /// <inheritdoc/>
    public override string ToString() => Line == 0 ? Source : $"{Source}:{Line}:{Column}";
}
