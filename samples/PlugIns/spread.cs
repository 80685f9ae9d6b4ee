// A metric: how far apart the nodes still are. It stands in metrics.csv at every sample, and in summary.csv at the end.
//   hogwild run samples/PlugIns/smoothing.yaml --plugin samples/PlugIns/spread.cs --plugin … --set "run.metrics=[distance, spread]"
[Kind("spread", "largest first component of a state less the smallest one")]
public sealed record SpreadSpec : MetricSpec
{
    public override Func<Observation, double> Create(Model model) => seen =>
    {
        var states = Enumerable.Range(0, model.Data.Graph.NodeCount).Select(node => seen.State(node)[0]).ToList();
        return states.Max() - states.Min();
    };
}
