using Hogwild.Simulation;

namespace Hogwild.Models;

/// <content>Protein interactions in many tissues, with several labels a node.</content>
public abstract partial record DatasetSpec
{
    /// <summary>
    /// Graphs of protein interactions with several labels a node (Hamilton et al. 2017), in the files that DGL ships: whole graphs are for
    /// training, validation and test.
    /// </summary>
    /// <param name="Folder">
    /// The folder with <c>PART_graph.json</c>, <c>PART_feats.npy</c>, <c>PART_labels.npy</c> and <c>PART_graph_id.npy</c> for the parts
    /// train, valid and test.
    /// </param>
    [Kind(
        "ppi",
        "protein interactions in many tissues, several labels a node, split by graph, from DGL's files",
        Implements = typeof(PpiFiles))]
    public sealed record Ppi(
        [Option("folder with the files train_graph.json, train_feats.npy and so on", What = "the path of a folder", Example = "data/ppi")]
        InputFolder Folder) : DatasetSpec
    {
        /// <inheritdoc/>
        public override int GraphCount => CountUnknown;

        /// <inheritdoc/>
        public override bool IsMultiLabel => true;

        /// <inheritdoc/>
        /// <exception cref="DataFormatException">Files are missing, or are not what they should be.</exception>
        public override Dataset Create() => new PpiFiles(this).Read();
    }
}
