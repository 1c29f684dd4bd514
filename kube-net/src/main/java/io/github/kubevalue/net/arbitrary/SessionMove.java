package io.github.kubevalue.net.arbitrary;

import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.net.network.Network;
import io.github.kubevalue.net.trace.Trace;
import io.github.kubevalue.net.walk.Message;
import io.github.kubevalue.net.walk.Request;
import io.github.kubevalue.net.walk.session.NetworkSession;
import io.vavr.control.Option;
import java.time.Duration;

/** One step of a generated session. What is to be sent over a connection that was never opened is not sent. */
public sealed interface SessionMove {

    /** Makes the step; the choice decides what chance decides. */
    Made make(NetworkSession session, Choice choice);

    /**
     * What came of a step.
     *
     * @param trace the way of the packet, if one was sent
     * @param session the session afterwards
     */
    record Made(Option<Trace> trace, NetworkSession session) {
        private static Made of(NetworkSession.Step step) {
            return new Made(Option.some(step.trace()), step.session());
        }

        private static Made of(NetworkSession session) {
            return new Made(Option.none(), session);
        }
    }

    /**
     * Opens a connection.
     *
     * @param name its name
     * @param request what is asked for
     */
    record Open(String name, Request request) implements SessionMove {
        @Override
        public Made make(NetworkSession session, Choice choice) {
            return Made.of(session.open(name, request, choice));
        }
    }

    /**
     * Sends over a connection.
     *
     * @param name its name
     * @param message what is sent
     */
    record Send(String name, Message message) implements SessionMove {
        @Override
        public Made make(NetworkSession session, Choice choice) {
            return session.connection(name)
                    .filter(connection -> connection.end(message.from()).isDefined())
                    .map(connection -> Made.of(session.send(name, message, choice)))
                    .getOrElse(() -> Made.of(session));
        }
    }

    /**
     * Ends a connection in order.
     *
     * @param name its name
     */
    record Close(String name) implements SessionMove {
        @Override
        public Made make(NetworkSession session, Choice choice) {
            return session.connection(name)
                    .filter(connection -> connection.isTcp() && connection.isOpen())
                    .map(connection -> Made.of(session.close(name, choice)))
                    .getOrElse(() -> Made.of(session));
        }
    }

    /**
     * Lets time pass.
     *
     * @param time how long
     */
    record After(Duration time) implements SessionMove {
        @Override
        public Made make(NetworkSession session, Choice choice) {
            return Made.of(session.after(time));
        }
    }

    /**
     * Changes Services, endpoints and kube-proxy's options.
     *
     * @param to the cluster afterwards
     */
    record Change(Network to) implements SessionMove {
        @Override
        public Made make(NetworkSession session, Choice choice) {
            return Made.of(session.change(to));
        }

        @Override
        public String toString() {
            return "Change";
        }
    }
}
