namespace Hogwild.Simulation;

/// <summary>A spec whose options must fit each other, beyond what each must be by itself.</summary>
public interface IChecked
{
    /// <summary>What does not fit.</summary>
    /// <param name="step">The grid of the abstract schedulers.</param>
    IEnumerable<Misfit> Misfits(TimeSpan step);
}
