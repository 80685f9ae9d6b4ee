namespace Hogwild.Experiments;

/// <summary>What a mean is, compared with a published one.</summary>
public enum TableVerdict
{
    /// <summary>Nothing is said: no number to compare with, one without a standard deviation, or not all folds and three seeds.</summary>
    None = 0,

    /// <summary>Better by more than the published standard deviation.</summary>
    Better = 1,

    /// <summary>Not farther away than the published standard deviation.</summary>
    WithinOneStd = 2,

    /// <summary>Worse by more than the published standard deviation.</summary>
    Worse = 3,
}
