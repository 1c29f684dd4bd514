package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What is done at a turn of a container's life. */
@Value.Immutable
@JsonDeserialize(builder = LifecycleHandler.Builder.class)
public interface LifecycleHandler extends ApiValue, WithLifecycleHandler {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A command. */
    Option<ExecAction> exec();

    /** A request. */
    Option<HTTPGetAction> httpGet();

    /** Accepted, but not supported by the kubelet. */
    Option<TCPSocketAction> tcpSocket();

    /** A pause. */
    Option<SleepAction> sleep();

    /** Builds a {@link LifecycleHandler}. */
    final class Builder extends ImmutableLifecycleHandler.Builder {
        Builder() {}
    }
}
