package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What AppArmor lets a container do. */
@Value.Immutable
@JsonDeserialize(builder = AppArmorProfile.Builder.class)
public interface AppArmorProfile extends ApiValue, WithAppArmorProfile {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Which sort of profile. */
    @Value.Default
    default AppArmorProfileType type() {
        return new AppArmorProfileType("");
    }

    /** The profile of the node, if the type is {@code Localhost}. */
    Option<String> localhostProfile();

    /** Builds an {@link AppArmorProfile}. */
    final class Builder extends ImmutableAppArmorProfile.Builder {
        Builder() {}
    }
}
