namespace Hogwild.Experiments;

/// <summary>The loss, or the metric, that the synchronous computation arrives at.</summary>
/// <param name="Name">What it is, in a few words.</param>
/// <param name="Value">Its value there; not finite where that is no computation.</param>
public sealed record LossReference(string Name, double Value);
