package io.github.kubevalue.net.walk;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.trace.Peer;
import io.vavr.control.Option;

/**
 * A packet that has come to somebody who can answer.
 *
 * @param peer who has it
 * @param pod the pod, if it is one
 * @param listener who listens there, if anybody does
 * @param packet the packet as it came
 */
record Landing(Peer peer, Option<Pod> pod, Option<String> listener, Packet packet) {

    /** Which of several processes, one after the other, of a peer has the sockets: they end with it. */
    String life() {
        return pod.map(Sockets::life).getOrElse("");
    }
}
