namespace Hogwild.Experiments;

/// <summary>What names a file that is not everybody's.</summary>
public interface ISourced
{
    /// <summary>Where the file comes from, for people who do not have it; null where nothing is said.</summary>
    string? Source { get; }
}
