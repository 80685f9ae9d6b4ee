using Hogwild.Experiments;
using FsCheck;

namespace Hogwild.Reports.Tests;

public sealed class TableTests
{
    private static readonly IReadOnlyList<ModelResult> Models =
    [
        new ModelResult
        {
            Model = "ignn",
            HasFixedPoint = true,
            OutputSize = 1,
            SynchronousOutputs = [1, 2],
            Facts = [],
            Synchronous = Run(Regime.Synchronous, 0, RunOutcome.Converged, 0.5, [1, 2]),
            Asynchronous =
            [
                Run(Regime.Asynchronous, 0, RunOutcome.Converged, 1e-7, [1, 2]),
                Run(Regime.Asynchronous, 1, RunOutcome.NotConverged, 0.25, [3, 2]),
                Run(Regime.Asynchronous, 2, RunOutcome.Diverged, double.PositiveInfinity, [double.NaN, 2]),
            ],
        },
    ];

    [Fact]
    public void Metrics_have_one_number_a_row()
    {
        Assert.Equal(
            """
            model,regime,replicate,time,macro_iteration,metric,value
            ignn,synchronous,0,0,0,distance,1
            ignn,synchronous,0,0,0,updates_per_node,0
            ignn,synchronous,0,0,0,messages,0
            ignn,synchronous,0,0.0200001,3,distance,0.5
            ignn,synchronous,0,0.0200001,3,updates_per_node,1.5
            ignn,synchronous,0,0.0200001,3,messages,36
            ignn,asynchronous,0,0,0,distance,1
            ignn,asynchronous,0,0,0,updates_per_node,0
            ignn,asynchronous,0,0,0,messages,0
            ignn,asynchronous,0,0.0200001,3,distance,1E-07
            ignn,asynchronous,0,0.0200001,3,updates_per_node,1.5
            ignn,asynchronous,0,0.0200001,3,messages,36
            ignn,asynchronous,1,0,0,distance,1
            ignn,asynchronous,1,0,0,updates_per_node,0
            ignn,asynchronous,1,0,0,messages,0
            ignn,asynchronous,1,0.0200001,3,distance,0.25
            ignn,asynchronous,1,0.0200001,3,updates_per_node,1.5
            ignn,asynchronous,1,0.0200001,3,messages,36
            ignn,asynchronous,2,0,0,distance,1
            ignn,asynchronous,2,0,0,updates_per_node,0
            ignn,asynchronous,2,0,0,messages,0
            ignn,asynchronous,2,0.0200001,3,distance,Infinity
            ignn,asynchronous,2,0.0200001,3,updates_per_node,1.5
            ignn,asynchronous,2,0.0200001,3,messages,36

            """,
            Text(writer => MetricsTable.Write(writer, Models)));
    }

    [Fact]
    public void Replicates_have_one_row_a_run_and_metric_and_infinity_for_what_never_happened()
    {
        var text = Text(writer => ReplicatesTable.Of(Models).WriteCsv(writer));
        var rows = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("model,regime,replicate,metric,value", rows[0]);
        Assert.Contains("ignn,asynchronous,1,deviation,0.25", rows);
        Assert.Contains("ignn,asynchronous,1,updates_to_tolerance,Infinity", rows);
        Assert.Contains("ignn,asynchronous,2,deviation,Infinity", rows);
        Assert.Equal(rows.Length, rows.Select(row => row[..row.LastIndexOf(',')]).Distinct().Count());
    }

    /// <summary>
    /// The infinite deviation counts as diverged and nowhere else; the variances over the two finite schedules are 1 and 0.
    /// </summary>
    [Fact]
    public void Summaries_leave_out_what_is_not_finite_and_count_it()
    {
        Assert.Equal(
            """
            model,regime,metric,mean,std,min,max,n
            ignn,synchronous,accuracy,1,0,1,1,1
            ignn,synchronous,deviation,0.5,0,0.5,0.5,1
            ignn,synchronous,converged,1,0,1,1,1
            ignn,synchronous,diverged,0,0,0,0,1
            ignn,asynchronous,accuracy,1,0,1,1,3
            ignn,asynchronous,deviation,0.12500005,0.12499995,1E-07,0.25,2
            ignn,asynchronous,converged,0.3333333333333333,0.4714045207910317,0,1,3
            ignn,asynchronous,diverged,0.3333333333333333,0.4714045207910317,0,1,3
            ignn,asynchronous,ordering_sensitivity,0.5,0.5,0,1,2
            ignn,asynchronous,without_answer,0.3333333333333333,0.4714045207910317,0,1,3

            """,
            Text(writer => Summary.Write(writer, Summary.Rows(Models))));
    }

    [Fact]
    public void Tables_are_the_same_bytes_however_often_they_are_written() => Assert.Equal(
        Text(writer => MetricsTable.Write(writer, Synthetic.Models(4))),
        Text(writer => MetricsTable.Write(writer, Synthetic.Models(4))));

    [Property]
    public void Equal_numbers_have_no_spread(NormalFloat value, PositiveInt count)
    {
        var statistics = Statistics.Of(Enumerable.Repeat(value.Get, count.Get));
        Assert.Equal(new Statistics(value.Get, 0, value.Get, value.Get, count.Get), statistics);
    }

    /// <summary>A power of two changes no digit, up to where the plain sum or square would be no number any more.</summary>
    [Property]
    public void Statistics_of_scaled_numbers_are_scaled(NonEmptyArray<int> values, bool isLarge)
    {
        var scale = isLarge ? 990 : -990;
        var plain = Statistics.Of(values.Get.Select(value => (double)value));
        var scaled = Statistics.Of(values.Get.Select(value => Math.ScaleB(value, scale)));
        Assert.Equal(
            new Statistics(
                Math.ScaleB(plain.Mean, scale), Math.ScaleB(plain.Std, scale), Math.ScaleB(plain.Min, scale),
                Math.ScaleB(plain.Max, scale), plain.N),
            scaled);
    }

    [Fact]
    public void A_variance_beyond_all_numbers_is_infinite_and_not_left_out()
    {
        var model = Synthetic.Models(2)[0];
        for (var run = 0; run < 2; run++)
        {
            model.Asynchronous[run].Outputs[0] = run * 1e200;
        }

        var row = Summary.Rows([model]).Single(row => row.Metric == "ordering_sensitivity");
        Assert.Equal(double.PositiveInfinity, row.Statistics.Mean);
        Assert.True(row.Statistics.N > 0);
    }

    [Property]
    public void A_number_reads_back_to_the_same_bits(double value) =>
        Assert.Equal(
            BitConverter.DoubleToInt64Bits(value),
            BitConverter.DoubleToInt64Bits(double.Parse(Csv.Number(value), System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Fields_with_commas_or_quotes_are_quoted() => Assert.Equal(
        "a,\"b,c\",\"d\"\"e\"\n", Text(writer => Csv.Row(writer, "a", "b,c", "d\"e")));

    private static string Text(Action<TextWriter> write)
    {
        using var writer = new StringWriter();
        write(writer);
        return writer.ToString();
    }

    private static Trajectory Run(Regime regime, int replicate, RunOutcome outcome, double distance, double[] outputs) => new()
    {
        Regime = regime,
        Replicate = replicate,
        Outcome = outcome,
        DivergedAt = outcome == RunOutcome.Diverged ? TimeSpan.FromSeconds(1) : null,
        Samples = [new Sample(0, 0, 0, 0, 1), new Sample(200_001, 3, 1.5, 36, distance)],
        Metrics = [KeyValuePair.Create("accuracy", 1.0), KeyValuePair.Create("deviation", distance)],
        Outputs = outputs,
        Fingerprint = 1,
    };
}
