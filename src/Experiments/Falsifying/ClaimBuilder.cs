using System.Globalization;
using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Experiments;

/// <summary>Makes the claim of a property about a model.</summary>
internal static class ClaimBuilder
{
    private const int CertificateSteps = 64;
    private const int MostRounds = 20_000;

    /// <summary>The claim.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">The property, the bound, and how long a run is.</param>
    /// <param name="scenario">The scenario, with its tolerance and its step.</param>
    /// <param name="reason">Why there is none.</param>
    /// <returns>The claim; null where the property means nothing for the model.</returns>
    public static Claim? Build(Model model, FalsifyOptions options, Scenario scenario, out string reason)
    {
        var tolerance = scenario.Run.Tolerance;
        reason = string.Empty;
        if (model.Moving is not null && !model.Reference.IsFixedPoint)
        {
            reason = "its layers are computed once, or again and again, and arrive at no fixed point of the world after its last change";
            return null;
        }

        if (options.Property == FalsifyProperty.Certificate)
        {
            return Certified(model, options, scenario.Workers is not null, ref reason);
        }

        var isLayered = !model.Reference.IsFixedPoint;
        if (isLayered && options.Property == FalsifyProperty.Converges)
        {
            reason = "a layered rule has no fixed point to converge to; try order-insensitive";
            return null;
        }

        var epoch = LastEpoch.Of(model, tolerance);
        var arrives = epoch.Model.Reference.States.All(double.IsFinite);
        if (!arrives && options.Property != FalsifyProperty.Converges)
        {
            reason = "its synchronous computation does not arrive anywhere, so that there are no outputs to compare with; try converges";
            return null;
        }

        var within = options.Within ?? (isLayered ? 1 : 4 * options.Bound * (10 + (arrives ? Rounds(model, epoch, scenario) : 250)));
        try
        {
            return options.Property switch
            {
                FalsifyProperty.Converges => Claim.Converges(model, within, tolerance),
                FalsifyProperty.OrderInsensitive => Claim.IsOrderInsensitive(model, within, tolerance, scenario.Step),
                _ => Claim.AgreesWithSynchronous(model, within, tolerance, scenario.Step),
            };
        }
        catch (ArgumentException) when (epoch.Since > 0)
        {
            reason = "where everybody acts in every step it does not stay finite until the last change";
            return null;
        }
    }

    /// <summary>
    /// How many synchronous rounds it takes to arrive. A macro-iteration takes at most 2B steps and does at least as much as a certificate
    /// promises of a round, so a few times B rounds are enough for what converges at all at a rate worth the name. Where the world changes,
    /// these are rounds of the last epoch, from the start or from where a synchronous run is by then, whichever takes longer.
    /// </summary>
    private static int Rounds(Model model, LastEpoch epoch, Scenario scenario)
    {
        var rounds = Rounds(epoch, epoch.Rounds(), scenario.Run.Tolerance);
        return epoch.Since > 0 && Before(model, epoch.Since, scenario.Step.Ticks) is { } states
            ? Math.Max(rounds, Rounds(epoch, epoch.Rounds(states), scenario.Run.Tolerance)) : rounds;
    }

    private static int Rounds(LastEpoch epoch, SynchronousIteration iteration, double tolerance)
    {
        var (distance, size) = (epoch.Distance(), epoch.Model.Rule.StateSize);
        while (iteration.Round < MostRounds && !IsClose(iteration.States))
        {
            iteration.Step();
        }

        return iteration.Round;

        bool IsClose(double[] states) => Enumerable.Range(0, epoch.Model.Data.Graph.NodeCount)
            .All(node => distance.Of(node, states.AsSpan(node * size, size)) <= tolerance);
    }

    /// <summary>The states of a synchronous run before an instant; null where they do not stay finite.</summary>
    private static double[]? Before(Model model, long instant, long step)
    {
        var run = new Run(model.Data.Graph, model.Rule, MovingModel.Scheduled(model, new Synchronous(step)));
        run.Until(instant);
        return run.Network.Divergence is null ? run.Network.States() : null;
    }

    private static Claim? Certified(Model model, FalsifyOptions options, bool together, ref string reason)
    {
        var within = options.Within ?? CertificateSteps;
        if (model.Certificate is { } certificate)
        {
            return Claim.LevelBound(model, certificate, within);
        }

        if (model.Rule is not EnergyRule rule)
        {
            reason = model.Moving is not null
                ? "nothing is proved about a world that changes by the certificate of one epoch"
                : "nothing is proved about it, so there is no certificate to falsify";
            return null;
        }

        if (together)
        {
            reason = "nothing is proved about the step size of an energy whose nodes work together, two exchanges an activation";
            return null;
        }

        var descent = EnergyCertificate.Certify(rule.Function, rule.Alpha, EnergyCertificate.DelayOnGrid(options.Bound));
        if (descent.Holds)
        {
            return Claim.EnergyDescent(model, descent, within);
        }

        reason = string.Create(
            CultureInfo.InvariantCulture,
            $"nothing is proved at alpha = {Powers.WriteDigits(rule.Alpha, 4)}, but at this bound it is below "
                + $"{Powers.WriteDigits(descent.StepLimit, 4)}: "
                + $"--set models.{model.Name}.rule.alpha={0.99 * descent.StepLimit:G3}");
        return null;
    }
}
