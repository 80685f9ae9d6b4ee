namespace Hogwild.Experiments;

/// <summary>Which states of nodes are written to files.</summary>
public enum StateRecording
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Those at the end of every run.</summary>
    End = 1,

    /// <summary>Those at every sample of every run.</summary>
    Samples = 2,
}
