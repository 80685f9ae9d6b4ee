namespace Hogwild.Experiments;

/// <summary>A figure that is plain data: lines on two axes, made of the result of a run.</summary>
public abstract record ChartSpec : FigureSpec
{
    /// <summary>What it shows; null where there is nothing to show, so that there is no figure.</summary>
    /// <param name="result">The run.</param>
    public abstract Chart? Create(RunResult result);
}
