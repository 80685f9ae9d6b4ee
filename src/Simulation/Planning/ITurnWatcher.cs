namespace Hogwild.Simulation;

/// <summary>As <see cref="IStretchWatcher"/>, but told of one activation after the other, in the order of time.</summary>
internal interface ITurnWatcher
{
    /// <summary>A node acts.</summary>
    /// <param name="activation">The activation, which is not published yet.</param>
    /// <param name="reads">What is read.</param>
    void Acted(in Activation activation, in StretchReads reads);
}
