using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>How far final outputs lie from the synchronous ones, in standard deviations of those.</summary>
/// <param name="Values">All nodes, channels and schedules that gave an answer (<see cref="ModelSensitivity"/>).</param>
/// <param name="IsRelative">False where the synchronous outputs are all equal, so that nothing can be divided by their spread.</param>
internal sealed record Deviations(double[] Values, bool IsRelative)
{
    /// <summary>The deviations of a model's asynchronous runs.</summary>
    public static Deviations Of(ModelResult model)
    {
        var spread = model.OutputSpread;
        var scale = spread ?? 1;
        var values = ModelSensitivity.Answers(model)
            .SelectMany(run => run.Outputs.Zip(model.SynchronousOutputs, (output, expected) => (output - expected) / scale));
        return new Deviations([.. values], spread is not null);
    }
}
