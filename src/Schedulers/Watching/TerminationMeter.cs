using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// Works out, beside a run, what nodes would say to find its end by themselves (<see cref="Supervision"/>), and when they do. It changes
/// nothing: what is said goes beside versions that are sent anyway. As a scheduler it sees what is read, as an observer what comes of it.
/// </summary>
/// <param name="inner">Who decides.</param>
/// <param name="waves">How many waves in a row must be clean.</param>
/// <param name="quiet">The largest change of a component of a node's state that counts as quiet.</param>
public sealed class TerminationMeter(IScheduler inner, int waves, double quiet) : SchedulerWrapper(inner), IObserver
{
    private Supervision _supervision = null!;
    private List<SupervisionWord>[] _words = [];
    private int[] _parentSlots = [];
    private int[][] _childSlots = [];
    private Heard[] _heard = [];
    private double[][] _states = [];
    private int _rootsOver;
    private int _known;

    /// <summary>When the last root said that it is over, in ticks; null while not all have.</summary>
    public long? FoundAt { get; private set; }

    /// <summary>When all nodes knew, in ticks; null while not all do.</summary>
    public long? KnownAt { get; private set; }

    /// <summary>How many waves the root of the first component has sent.</summary>
    public int Waves => _words.Length == 0 ? 0 : _words[0][^1].Wave;

    /// <inheritdoc/>
    public override Foreknowledge Foreknowledge => Inner.Foreknowledge;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">An arc has no reverse.</exception>
    public override void Start(IWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        var graph = world.Graph;
        _supervision = new Supervision(graph, waves);
        _words = [.. Enumerable.Range(0, graph.NodeCount).Select(_ => new List<SupervisionWord> { SupervisionWord.Start })];
        _states = new double[graph.NodeCount][];
        _parentSlots = new int[graph.NodeCount];
        _childSlots = new int[graph.NodeCount][];
        _heard = new Heard[graph.NodeCount];
        for (var node = 0; node < graph.NodeCount; node++)
        {
            var sources = graph.InNeighbours(node);
            _parentSlots[node] = _supervision.ParentOf(node) is >= 0 and var parent ? sources.IndexOf(parent) : -1;
            var children = _supervision.ChildrenOf(node);
            _childSlots[node] = new int[children.Length];
            for (var k = 0; k < children.Length; k++)
            {
                _childSlots[node][k] = sources.IndexOf(children[k]);
            }

            _heard[node].Children = new SupervisionWord[children.Length];
        }

        base.Start(world);
        for (var node = 0; node < graph.NodeCount; node++)
        {
            _states[node] = world.State(node).ToArray();
        }
    }

    /// <inheritdoc/>
    public override Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest)
    {
        var verdict = base.Activate(ref activation, read, newest);
        if (verdict.Kind == VerdictKind.Go)
        {
            var node = activation.Node;
            ref var heard = ref _heard[node];
            (heard.Exchange, heard.Own) = (activation.Exchange, _words[node][_words[node].Count - 1 - activation.OwnLag]);
            heard.Parent = WordOf(node, _parentSlots[node], read);
            for (var k = 0; k < heard.Children.Length; k++)
            {
                heard.Children[k] = WordOf(node, _childSlots[node][k], read);
            }
        }

        return verdict;
    }

    /// <inheritdoc/>
    public void Published(int node, int version, long time, int level, ReadOnlySpan<double> state)
    {
        ref var heard = ref _heard[node];
        if (heard.Exchange == Exchange.Messages)
        {
            _words[node].Add(heard.Own);
            return;
        }

        var before = _words[node][^1].IsOver;
        var word = _supervision.Next(node, heard.Own, IsQuiet(_states[node], state), heard.Parent, heard.Children);
        _words[node].Add(word);
        state.CopyTo(_states[node]);
        if (!word.IsOver || before)
        {
            return;
        }

        _rootsOver += _parentSlots[node] < 0 ? 1 : 0;
        FoundAt ??= _rootsOver == _supervision.Roots.Count ? time : null;
        KnownAt ??= ++_known == _words.Length ? time : null;
    }

    private SupervisionWord WordOf(int node, int slot, ReadOnlySpan<int> read) => slot < 0 || read[slot] < 0 ? SupervisionWord.Start
        : _words[World.Graph.InNeighbours(node)[slot]][read[slot]];

    private bool IsQuiet(double[] before, ReadOnlySpan<double> state)
    {
        for (var k = 0; k < before.Length; k++)
        {
            // Not a number is not quiet.
            if (!(Math.Abs(state[k] - before[k]) <= quiet))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What a node has read at its last activation.</summary>
    private struct Heard
    {
        public Exchange Exchange;
        public SupervisionWord Own;
        public SupervisionWord Parent;
        public SupervisionWord[] Children;
    }
}
