using System.Globalization;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Testing;

/// <inheritdoc cref="Claim.EnergyDescent"/>
internal sealed class EnergyDescentClaim : Claim
{
    private readonly EnergyCertificate _certificate;
    private readonly EnergyFunction _function;
    private readonly int _within;

    public EnergyDescentClaim(Model model, EnergyCertificate certificate, int within)
        : base(model)
    {
        (_certificate, _within) = (certificate, within);
        _function = model.Rule is EnergyRule rule
            ? rule.Function : throw new ArgumentException($"expected an energy rule, which {model.Name} is not", nameof(model));
    }

    /// <inheritdoc/>
    public override string Statement => string.Create(
        CultureInfo.InvariantCulture,
        $"{Model.Name} keeps its certificate, for {_within} steps: Φ falls as it should, "
            + $"alpha = {Powers.WriteDigits(_certificate.Alpha, 6)}, D = {_certificate.Delay}");

    /// <inheritdoc/>
    public override IReadOnlyList<Suspect> Test(IScheduler scheduler, long step, out long activations)
    {
        var monitor = new EnergyDescentMonitor(_function, _certificate);
        var trial = new Trial(Model, scheduler, step, monitor);
        while (trial.Step < _within && !trial.IsOver && monitor.Violation is null)
        {
            trial.AdvanceTo(trial.Step + 1);
        }

        monitor.Complete();
        activations = trial.Network.Activations;
        if (monitor.Violation is not { } broken)
        {
            return [];
        }

        var effect = string.Create(
            CultureInfo.InvariantCulture, $"at step {broken.Time / step} Φ is {broken.Found:R}; at most {broken.Allowed:R} is allowed");
        return [new Suspect(-1, 0, broken.Time, effect, broken.Found - broken.Allowed)];
    }
}
