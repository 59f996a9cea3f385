/**
 * The host's end of the worker socket; loads no plugin class. Open {@link
 * io.myelin.worker.link.PluginClient} first, it is started by {@link
 * io.myelin.worker.link.WorkerProcess}.
 *
 * <h2>Wire, protocol 3</h2>
 *
 * A frame is an unsigned 32-bit big-endian length (at most {@link Frames#LIMIT}) and that many
 * bytes of CBOR (RFC 8949), always one map. Bytes of a worker's records travel as byte strings;
 * base64 text of strangers goes on as it came. The worker connects to the socket path given as its
 * only argument; its first frame is {@code {"op":"hello","protocol":3,"token":...,"pid":...}} with
 * the token of its environment variable {@code WORKER_TOKEN}; nothing else is accepted first.
 *
 * <p>A frame with an {@code op} asks or tells something, in either direction; one without is a
 * reply: {@code {"id":n,...}} in any order, {@code {"id":n,"part":{...}}} for each part of an
 * answer before it, or {@code {"id":n,"fault":{"code","blame","message"}}} with a blame of {@link
 * io.myelin.spi.SubnetException.Blame}.
 *
 * <p>A process runs one plugin for one or several neurons that share it, each in a session of its
 * own, which begins with {@code load} and ends with {@code stop}. What is asked of or by one of
 * them names it in {@code session}, a number of the host's; 0 when it is left out.
 *
 * <table>
 * <caption>What the host asks</caption>
 * <tr><th>op</th><th>fields asked</th><th>fields answered</th></tr>
 * <tr><td>load</td><td>jar (path), role ("miner" or "validator"), neuron, settings {name: text},
 *     models {name: path}</td>
 *     <td>description (the text of META-INF/subnet.json), role, shares {task: share} of a
 *     validator, residentKilobytes</td></tr>
 * <tr><td>describe</td><td></td><td>the same</td></tr>
 * <tr><td>answer</td><td>task, question {}, caller {hotkey, neuron, validator, stakeRao},
 *     limitMillis, parts (true when they are wanted)</td><td>answer {}</td></tr>
 * <tr><td>plan</td><td>seed (32 bytes), round, memory {}</td>
 *     <td>questions: [{task, question {}, truth {}}], memory {}</td></tr>
 * <tr><td>judge</td><td>round: [{task, question {}, truth {}, answers {neuron: {answer, millis}}}]
 *     </td><td>judged: [{question (index), neuron, score, bits?, evidence {}?, reason?}]</td></tr>
 * <tr><td>measure</td><td>round: as in judge, each question's answers with the earliest neuron first;
 *     means {neuron: gain from 0 to 1}, seed (32 bytes)</td>
 *     <td>measured: [{task, ensemble? [{question, bits {neuron: bits}, alone?}], peers? {neuron:
 *     {bits, of}}}]</td></tr>
 * <tr><td>ping</td><td></td><td>metrics {session: {counts {name: number}, values {name: {count,
 *     sum}}}}; answered even while plugin calls run</td></tr>
 * <tr><td>cancel</td><td>call (an id)</td><td>nothing of its own; the call ends as it likes, one
 *     that waits or is over ends with the fault CANCELLED</td></tr>
 * <tr><td>stop</td><td>others (true when the process is to stay)</td><td>nothing; the worker
 *     closes the role, and ends when it was the last session</td></tr>
 * </table>
 *
 * <table>
 * <caption>What the worker tells and asks, with ids of its own</caption>
 * <tr><th>op</th><th>fields</th><th>fields answered</th></tr>
 * <tr><td>progress</td><td>done (0 to 1), what</td><td>not answered; the limit of a load counts
 *     from here</td></tr>
 * <tr><td>experts</td><td>modality</td><td>experts: [{netuid, hotkey, incentive}], best first</td>
 *     </tr>
 * <tr><td>ask</td><td>netuid, hotkey, task, question {}, limitMillis</td><td>answer {}, millis
 *     </td></tr>
 * </table>
 *
 * Calls of a session run in the order asked, as many at once as the manifest's threads. When the
 * socket ends, or memory runs out, the worker halts at once, whatever its threads do.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.worker.link;
