/**
 * The host's end of the worker socket; loads no plugin class. Open {@link
 * io.myelin.worker.link.PluginClient} first, it is started by {@link
 * io.myelin.worker.link.WorkerProcess}.
 *
 * <h2>Wire</h2>
 *
 * A frame is an unsigned 32-bit big-endian length (at most {@link Frames#LIMIT}) and that many
 * bytes of UTF-8 JSON, always one object. The worker connects to the socket path given as its only
 * argument; its first frame is {@code {"op":"hello","protocol":1,"token":...,"pid":...}} with the
 * token of its environment variable {@code WORKER_TOKEN}; nothing else is accepted first. After
 * that the host asks {@code {"id":n,"op":...,...}} and the worker answers {@code {"id":n,...}} in
 * any order, or {@code {"id":n,"fault":{"code","category","message"}}} with a category of {@link
 * io.myelin.spi.PluginException.Category}.
 *
 * <table>
 * <caption>Operations</caption>
 * <tr><th>op</th><th>fields asked</th><th>fields answered</th></tr>
 * <tr><td>load</td><td>jar (path), role ("miner" or "validator"), settings {name: text}</td>
 *     <td>manifest</td></tr>
 * <tr><td>describe</td><td></td><td>manifest {id, version, modality, synapses: [{name,
 *     requiredHashFields, timeoutSeconds}]}, role, residentKilobytes</td></tr>
 * <tr><td>answer</td><td>synapse, body {}</td><td>body {}</td></tr>
 * <tr><td>challenges</td><td>seed (64 hex digits), memory {}</td>
 *     <td>challenges: [{synapse, request {}, secret {}}], memory {}</td></tr>
 * <tr><td>judge</td><td>round: [{challenge {synapse, request, secret}, answers {neuron: body}}]</td>
 *     <td>judgements: [{challenge (index), neuron, score, evidence {}}]</td></tr>
 * <tr><td>ping</td><td></td><td>busyMillis (0 when idle); answered even while a plugin call runs
 *     </td></tr>
 * <tr><td>stop</td><td></td><td>nothing; the worker closes the plugin and ends</td></tr>
 * </table>
 *
 * Plugin calls run one at a time in the order asked. When the socket ends, or memory runs out, the
 * worker halts at once, whatever its threads do.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.worker.link;
