// A figure: when the schedules came within the tolerance, one after the other. It is data alone; Hogwild draws it.
//   hogwild run samples/PlugIns/smoothing.yaml --plugin samples/PlugIns/endings.cs --plugin … --set "figures=[convergence, endings]"
[Kind("endings", "how many schedules have come within the tolerance, over virtual time", Example = "figures: [endings]")]
public sealed record EndingsSpec([Option("whether counts are shares")] bool Shares = false) : ChartSpec
{
    public override Chart? Create(RunResult result)
    {
        var lines = from model in result.Models
                    let times = Times(model)
                    where times.Count > 0
                    select new ChartLine(model.Model, times, [.. times.Select((_, k) => (k + 1) / (Shares ? times.Count : 1.0))]);
        return new Chart("virtual time (s)", Shares ? "share of those that came there" : "schedules", [.. lines]);
    }

    private static List<double> Times(ModelResult model) => [.. model.Asynchronous.SelectMany(run => run.Metrics)
        .Where(item => item.Key == "time_to_tolerance").Select(item => item.Value).Order()];
}
