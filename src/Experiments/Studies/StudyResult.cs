namespace Hogwild.Experiments;

/// <summary>What a study leaves. Reports know, by its type, which tables and figures are made of it.</summary>
/// <param name="Scenario">What was asked.</param>
public abstract record StudyResult(Scenario Scenario)
{
    /// <summary>What failed while the others went on, a line each; empty where nothing did.</summary>
    public virtual IReadOnlyList<string> Failures => [];
}
