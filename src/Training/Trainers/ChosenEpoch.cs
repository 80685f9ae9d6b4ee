namespace Hogwild.Training;

/// <summary>Which epoch's weights a training leaves.</summary>
public enum ChosenEpoch
{
    /// <summary>Those of the last epoch.</summary>
    Last,

    /// <summary>Those of the epoch that is best on validation graphs.</summary>
    Validation,

    /// <summary>Those of the epoch that is best on test graphs: an optimistic figure, and no judgement.</summary>
    Test,
}
