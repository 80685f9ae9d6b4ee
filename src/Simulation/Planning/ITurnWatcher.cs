namespace Hogwild.Simulation;

/// <summary>Who only looks on, as one who watches stretches, but is told of one activation after the other, in the order of time.</summary>
internal interface ITurnWatcher
{
    /// <summary>A node acts.</summary>
    /// <param name="activation">The activation, which is not published yet.</param>
    /// <param name="reads">What is read.</param>
    void Acted(in Activation activation, in StretchReads reads);
}
