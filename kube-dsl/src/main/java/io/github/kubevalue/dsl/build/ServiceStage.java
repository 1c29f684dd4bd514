package io.github.kubevalue.dsl.build;

import io.github.kubevalue.model.core.ServiceSpec;
import java.util.function.UnaryOperator;

/** A Service in the saying: it selects {@code app=NAME} unless it says otherwise. */
public interface ServiceStage {

    /** Exposes a TCP port that targets the same number. */
    ServiceStage port(int port);

    /** Exposes a TCP port that targets another number. */
    ServiceStage port(int port, int targetPort);

    /** Exposes a named TCP port that targets a named port of the pods. */
    ServiceStage port(String name, int port, String targetPort);

    /** Exposes a named UDP port that targets the same number. */
    ServiceStage udp(String name, int port);

    /** Selects pods by that label instead of {@code app=NAME}; said again, by both. */
    ServiceStage select(String key, String value);

    /** Asks for that cluster IP. */
    ServiceStage clusterIP(String ip);

    /** Has no cluster IP: its name resolves to the pods. */
    ServiceStage headless();

    /** Opens a port on every node. */
    ServiceStage nodePort();

    /** Opens that port on every node, for the first of its ports. */
    ServiceStage nodePort(int number);

    /** Has a load balancer. */
    ServiceStage loadBalancer();

    /** Has a load balancer at that address. */
    ServiceStage loadBalancer(String ip);

    /** Is another name for a name outside. */
    ServiceStage externalName(String name);

    /** Sends outside traffic only to pods of the node it reached, and keeps its source. */
    ServiceStage externalTrafficPolicyLocal();

    /** Sends inside traffic only to pods of the client's node. */
    ServiceStage internalTrafficPolicyLocal();

    /** Keeps a client with its pod for that many seconds. */
    ServiceStage sessionAffinity(int seconds);

    /** Changes whatever else a Service's spec can say. */
    ServiceStage with(UnaryOperator<ServiceSpec> change);
}
