package io.github.kubevalue.dsl.assertj;

import io.github.kubevalue.dsl.ask.Answer;
import io.github.kubevalue.dsl.ask.RunningCluster;
import io.github.kubevalue.dsl.diagnose.Finding;
import io.github.kubevalue.dsl.diagnose.Trouble;
import io.github.kubevalue.dsl.diagnose.checklist.Diagnosis;
import io.github.kubevalue.dsl.render.FindingsText;
import io.github.kubevalue.dsl.render.TraceText;
import io.github.kubevalue.model.cluster.Convergence;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.net.trace.Peer;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about a cluster. Peers are written {@code pod/NS/NAME}, {@code deploy/NS/NAME} (any workload), {@code node/NAME}
 * or as an outside address; targets {@code http://web/}, {@code tcp://web:80}.
 */
public final class ClusterAssert extends AbstractAssert<ClusterAssert, RunningCluster> {

    ClusterAssert(@Nullable RunningCluster actual) {
        super(actual, ClusterAssert.class);
    }

    /** Verifies that the cluster comes to rest. */
    public ClusterAssert converges() {
        isNotNull();
        Convergence convergence = actual.cluster().converge();
        if (!convergence.converged()) {
            fail("the cluster converges", "no: " + convergence.reason().getOrElse(""), unready());
        }
        return this;
    }

    /** Verifies that a workload, or a pod, has all its pods, and that all of them are ready. */
    public ClusterAssert isReady(String workload) {
        isNotNull();
        Readiness readiness = Readiness.of(actual.snapshot(), workload);
        if (!readiness.isReady()) {
            fail(
                    workload + " is ready",
                    readiness.describe(),
                    readiness
                            .pods()
                            .filter(pod -> !pod.isReady())
                            .map(Trouble::of)
                            .mkString("\n"));
        }
        return this;
    }

    /** Goes on about what a peer sees. */
    public PeerAssert from(String peer) {
        isNotNull();
        return new PeerAssert(actual, peer, peer(peer));
    }

    /** Verifies that a name resolves for a peer. */
    public ClusterAssert resolves(String from, String name) {
        from(from).resolves(name);
        return this;
    }

    /** Verifies that a name does not resolve for a peer. */
    public ClusterAssert doesNotResolve(String from, String name) {
        from(from).doesNotResolve(name);
        return this;
    }

    /** Verifies that a request by a peer is answered with yes. */
    public ClusterAssert reaches(String from, String to) {
        isNotNull();
        Answer answer = actual.trace(actual.question(from, to));
        if (!answer.isDelivered()) {
            fail(from + " reaches " + to, told(answer), TraceText.of(answer));
        }
        return this;
    }

    /** Verifies that a request by a peer is not answered with yes. */
    public ClusterAssert doesNotReach(String from, String to) {
        isNotNull();
        Answer answer = actual.trace(actual.question(from, to));
        if (answer.isDelivered()) {
            fail(from + " does not reach " + to, told(answer), TraceText.of(answer));
        }
        return this;
    }

    /** Verifies that the diagnosis finds no fault. */
    public ClusterAssert hasNoFindings() {
        isNotNull();
        Seq<Finding> faults = Diagnosis.of(actual).filter(Finding::isFault);
        if (!faults.isEmpty()) {
            fail(
                    "the cluster has no findings",
                    "it has " + faults.size() + ": "
                            + faults.map(Finding::id).distinct().mkString(", "),
                    FindingsText.of(faults, finding -> Option.none()));
        }
        return this;
    }

    private static String told(Answer answer) {
        return answer.trace().outcome() + ": " + answer.trace().reason();
    }

    private Peer peer(String text) {
        return actual.who(text).getOrElseThrow(why -> new IllegalArgumentException(why));
    }

    private String unready() {
        return actual.snapshot()
                .list(Pod.KIND)
                .filter(pod -> !pod.isReady() && !pod.isTerminal())
                .map(Trouble::of)
                .mkString("\n");
    }

    private void fail(String sentence, String answer, String evidence) {
        failWithMessage("%s", Failure.text(sentence, answer, evidence));
    }
}
