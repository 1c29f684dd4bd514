package io.github.kubevalue.dsl.assertj;

import io.github.kubevalue.dsl.ask.Answer;
import io.github.kubevalue.dsl.ask.Session;
import io.github.kubevalue.dsl.render.TraceText;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions about a cluster in use. */
public final class SessionAssert extends AbstractAssert<SessionAssert, Session> {

    SessionAssert(@Nullable Session actual) {
        super(actual, SessionAssert.class);
    }

    /** Verifies that what is sent over a connection reaches the other end, and that the answer comes back. */
    public SessionAssert goesOn(String connection) {
        Answer answer = sent(connection);
        if (!answer.isDelivered()) {
            fail(connection + " goes on", answer);
        }
        return this;
    }

    /** Verifies that what is sent over a connection is lost or refused. */
    public SessionAssert isBroken(String connection) {
        Answer answer = sent(connection);
        if (answer.isDelivered()) {
            fail(connection + " is broken", answer);
        }
        return this;
    }

    /** Verifies that what is sent over a connection reaches that pod, node or outside address. */
    public SessionAssert goesTo(String connection, String peer) {
        Answer answer = sent(connection);
        if (!answer.trace().pod().exists(receiver -> receiver.toString().equals(peer))) {
            fail(connection + " goes to " + peer, answer);
        }
        return this;
    }

    private Answer sent(String connection) {
        isNotNull();
        return actual.send(connection).answer(connection);
    }

    private void fail(String sentence, Answer answer) {
        String told = answer.trace().outcome() + ": " + answer.trace().reason();
        failWithMessage("%s", Failure.text(sentence, told, TraceText.of(answer)));
    }
}
