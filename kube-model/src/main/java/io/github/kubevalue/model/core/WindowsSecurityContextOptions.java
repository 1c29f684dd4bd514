package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What containers are and may do on Windows. */
@Value.Immutable
@JsonDeserialize(builder = WindowsSecurityContextOptions.Builder.class)
public interface WindowsSecurityContextOptions extends ApiValue, WithWindowsSecurityContextOptions {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The name of the credential specification of a group managed service account. */
    Option<String> gmsaCredentialSpecName();

    /** That specification itself; filled in by a webhook. */
    Option<String> gmsaCredentialSpec();

    /** The user of the first process. */
    Option<String> runAsUserName();

    /** Whether they are processes of the host. */
    Option<Boolean> hostProcess();

    /** Builds a {@link WindowsSecurityContextOptions}. */
    final class Builder extends ImmutableWindowsSecurityContextOptions.Builder {
        Builder() {}
    }
}
