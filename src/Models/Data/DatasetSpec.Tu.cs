using Hogwild.Simulation;

namespace Hogwild.Models;

/// <content>Many graphs in the format of the TU Dortmund collection.</content>
public abstract partial record DatasetSpec
{
    /// <summary>
    /// Many graphs with one answer each in the text files of the TU Dortmund collection (Morris et al. 2020): MUTAG, PROTEINS, …
    /// Labels of nodes and edges become features, one-hot; attributes stand behind them.
    /// </summary>
    /// <param name="Folder">The folder with <c>NAME_A.txt</c>, <c>NAME_graph_indicator.txt</c> and the others.</param>
    /// <param name="Name">The name in these; null for that of the folder.</param>
    /// <param name="Regression">
    /// Whether numbers of the graphs, <c>NAME_graph_attributes.txt</c>, are to be told instead of their classes,
    /// <c>NAME_graph_labels.txt</c>. Default false.
    /// </param>
    /// <param name="Column">Which of these numbers, from 0. Default the first.</param>
    /// <param name="Attributes">
    /// Whether attributes of nodes and edges are features. Default true. Most published figures leave them out, as PyTorch Geometric does
    /// unless it is asked for them.
    /// </param>
    [Kind("tu", "many graphs in the text files of the TU Dortmund collection: MUTAG, PROTEINS, …", Implements = typeof(TuFiles))]
    public sealed record Tu(
        [Option("folder with the files NAME_A.txt, NAME_graph_indicator.txt and so on", What = "the path of a folder")] InputFolder Folder,
        [Option("the name in those of the files", Default = "the folder's name")] string? Name = null,
        [Option("true to learn numbers of graphs, NAME_graph_attributes.txt, instead of classes, NAME_graph_labels.txt")]
        bool Regression = false,
        [Option("which of the numbers of a graph, from 0", Least = 0, Only = "regression=true")] int Column = 0,
        [Option("false to leave out attributes of nodes and edges, as most published figures do, so that labels alone are features")]
        bool Attributes = true) : DatasetSpec
    {
        /// <inheritdoc/>
        public override int GraphCount => CountUnknown;

        /// <inheritdoc/>
        public override bool IsClassification => !Regression;

        /// <inheritdoc/>
        public override ItemKind? Items => ItemKind.Graph;

        /// <summary>The name in those of the files.</summary>
        internal string FileName => Name ?? System.IO.Path.GetFileName(Folder.FullPath.TrimEnd('/', '\\'));

        /// <inheritdoc/>
        /// <exception cref="DataFormatException">Files are missing, or are not what they should be.</exception>
        public override Dataset Create() => new TuFiles(this).Read();

        /// <inheritdoc/>
        protected override IEnumerable<Misfit> OwnMisfits()
        {
            if (Name is not null && (Name.Length == 0 || Name.AsSpan().ContainsAny('/', '\\', '\0')))
            {
                yield return new Misfit("name", "a part of the name of a file, such as MUTAG,");
            }
        }
    }
}
