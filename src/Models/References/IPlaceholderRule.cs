using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// A rule whose states may hold a number that stands for "no answer yet", as the estimate of a node that no way is known to. It is no
/// quantity of the problem: no distance is divided by it.
/// </summary>
public interface IPlaceholderRule : IUpdateRule
{
    /// <summary>The number. A node whose state at the fixed point is made of it alone has no answer, and is not compared.</summary>
    double Placeholder { get; }
}
