using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Testing;

/// <summary>What is claimed of every admissible schedule, so that a search can look for one that breaks it.</summary>
/// <threadsafety>One thread a claim.</threadsafety>
public abstract class Claim
{
    private protected Claim(Model model) => Model = model;

    /// <summary>The model that it is claimed of.</summary>
    public Model Model { get; }

    /// <summary>What is claimed, in one line.</summary>
    public abstract string Statement { get; }

    /// <summary>
    /// Whether what happens again and again counts: a search then lets the steps of a schedule repeat. Not so for layered rules, which end.
    /// </summary>
    public virtual bool IsAboutTheLongRun => Model.Rule.Depth == int.MaxValue;

    /// <summary>Whether the effect at one node can be traced back to the activations that it depends on.</summary>
    internal virtual bool IsTraceable => !IsAboutTheLongRun;

    /// <summary>Runs the model under one schedule.</summary>
    /// <param name="scheduler">Who decides, on the grid; in the world of the model (see Changing) where arcs or nodes come and go.</param>
    /// <param name="step">The grid, in ticks.</param>
    /// <param name="activations">How many activations there were.</param>
    /// <returns>Where the claim is broken; empty where it is not.</returns>
    public abstract IReadOnlyList<Suspect> Test(IScheduler scheduler, long step, out long activations);

    /// <summary>
    /// The iteration is within the tolerance of its fixed point at step <paramref name="within"/>. A run that comes within a thousandth of
    /// the tolerance, in every version that may still be read, is believed to stay. Where the world changes, steps count from the last
    /// change on, and the fixed point is that of the world as it then is.
    /// </summary>
    /// <param name="model">An iteration, not a layered rule.</param>
    /// <param name="within">After how many steps.</param>
    /// <param name="tolerance">Largest distance on the scale of the solution (see <see cref="ReferenceDistance"/>). Default 1e-6.</param>
    /// <exception cref="ArgumentException">The model has no fixed point.</exception>
    public static Claim Converges(Model model, int within, double tolerance = 1e-6) => new ConvergenceClaim(model, within, tolerance);

    /// <summary>
    /// Every schedule gives the outputs that everybody acting in every step on what is newest gives: of an iteration after
    /// <paramref name="within"/> steps, of a layered rule once a node has finished.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="within">After how many steps; a layered rule ends by itself.</param>
    /// <param name="tolerance">
    /// Largest difference of an output, on the scale of the outputs (see <see cref="ReferenceDistance"/>). Default 1e-6.
    /// </param>
    /// <param name="step">The grid of that run, where the world changes. Default 1 ms.</param>
    /// <exception cref="ArgumentException">The run that the others are compared with does not stay finite.</exception>
    public static Claim IsOrderInsensitive(Model model, int within, double tolerance = 1e-6, TimeSpan? step = null) =>
        new OutputClaim(model, within, tolerance, isSynchronous: false, step);

    /// <summary>
    /// Every schedule gives the outputs of the exact synchronous computation: its fixed point or minimum, or the last layer. What a layered
    /// rule has computed stays, so that where the world changes it is compared with the synchronous run that meets the same changes.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="within">After how many steps; a layered rule ends by itself.</param>
    /// <param name="tolerance">
    /// Largest difference of an output, on the scale of the outputs (see <see cref="ReferenceDistance"/>). Default 1e-6.
    /// </param>
    /// <param name="step">The grid of the synchronous run, where a layered rule's world changes. Default 1 ms.</param>
    /// <exception cref="ArgumentException">The synchronous computation arrives nowhere.</exception>
    public static Claim AgreesWithSynchronous(Model model, int within, double tolerance = 1e-6, TimeSpan? step = null) =>
        new OutputClaim(model, within, tolerance, isSynchronous: true, step);

    /// <summary>A condition holds after every step.</summary>
    /// <param name="model">The model.</param>
    /// <param name="invariant">Whether it holds of the newest published states.</param>
    /// <param name="within">For how many steps; a layered rule ends by itself.</param>
    /// <param name="name">What it says, for messages.</param>
    public static Claim KeepsInvariant(Model model, Func<IWorld, bool> invariant, int within, string name = "the invariant") =>
        new InvariantClaim(model, invariant, within, name);

    /// <summary>
    /// Every version is as close as its level says: ‖x_i^v − x_i*‖_b / u_i ≤ c^level(v) · E0 (see <see cref="LevelBoundMonitor"/>).
    /// </summary>
    /// <param name="model">A model with a fixed point.</param>
    /// <param name="certificate">What is certified; that of the model, where it is not to be tampered with.</param>
    /// <param name="within">For how many steps.</param>
    public static Claim LevelBound(Model model, Certificate certificate, int within) => new LevelBoundClaim(model, certificate, within);

    /// <summary>Φ falls in every step by what is certified (see <see cref="EnergyDescentMonitor"/>).</summary>
    /// <param name="model">A model whose rule is an <see cref="EnergyRule"/>.</param>
    /// <param name="certificate">What is certified.</param>
    /// <param name="within">For how many steps.</param>
    /// <exception cref="ArgumentException">The rule is another one.</exception>
    public static Claim EnergyDescent(Model model, EnergyCertificate certificate, int within) =>
        new EnergyDescentClaim(model, certificate, within);
}
