using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>
/// An objective about a model whose world changes: that about its present epoch. Whoever wants it large knows the present world, and
/// nothing of what changes later.
/// </summary>
/// <threadsafety>One thread an object, since it goes on with a run.</threadsafety>
internal class PresentObjective : IObjective
{
    private readonly EpochModels _epochs;
    private readonly Func<Model, IObjective> _make;

    private PresentObjective(EpochModels epochs, Func<Model, IObjective> make, IObjective first) =>
        (_epochs, _make, Now, Answers) = (epochs, make, first, new ReferenceDistance(epochs.Present));

    /// <summary>Says who has an answer in the present epoch.</summary>
    protected ReferenceDistance Answers { get; private set; }

    /// <summary>That of the present epoch.</summary>
    protected IObjective Now { get; private set; }

    /// <summary>An objective that begins with a run.</summary>
    /// <param name="model">A model whose data change.</param>
    /// <param name="make">The objective about the model as it is in one epoch.</param>
    /// <param name="tolerance">The distance that is of interest (see <see cref="EpochModels"/>).</param>
    public static PresentObjective Of(Model model, Func<Model, IObjective> make, double tolerance)
    {
        var epochs = new EpochModels(model, tolerance);
        var first = make(epochs.Present);
        return first is ISeparableObjective ? new Separable(epochs, make, first) : new PresentObjective(epochs, make, first);
    }

    /// <summary>Goes on to an instant, not before that of the last call.</summary>
    /// <param name="time">The instant, in ticks.</param>
    public void MoveTo(long time)
    {
        if (_epochs.MoveTo(time))
        {
            (Now, Answers) = (_make(_epochs.Present), new ReferenceDistance(_epochs.Present));
        }
    }

    /// <inheritdoc/>
    public virtual double Total(ReadOnlySpan<double> states, int stateSize) => Now.Total(states, stateSize);

    /// <summary>A scheduler that wants it large: it is told of every epoch before it decides.</summary>
    /// <param name="scheduler">The scheduler.</param>
    public IScheduler Told(IScheduler scheduler) => new Teller(scheduler, this);

    private sealed class Separable(EpochModels epochs, Func<Model, IObjective> make, IObjective first)
        : PresentObjective(epochs, make, first), ISeparableObjective
    {
        /// <summary>Nothing of a node that is away, or has no answer else: it is not judged.</summary>
        public double Score(int node, ReadOnlySpan<double> state) =>
            Answers.HasAnswer(node) ? ((ISeparableObjective)Now).Score(node, state) : 0;

        public override double Total(ReadOnlySpan<double> states, int stateSize)
        {
            var sum = 0.0;
            for (var node = 0; node < states.Length / stateSize; node++)
            {
                sum += Score(node, states.Slice(node * stateSize, stateSize));
            }

            return sum;
        }
    }

    private sealed class Teller(IScheduler inner, PresentObjective objective) : SchedulerWrapper(inner)
    {
        public override Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest)
        {
            objective.MoveTo(activation.Time);
            return base.Activate(ref activation, read, newest);
        }
    }
}
