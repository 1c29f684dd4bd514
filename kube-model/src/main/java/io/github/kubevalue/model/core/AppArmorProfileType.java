package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A sort of AppArmor profile. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record AppArmorProfileType(@JsonValue String text) {
    /** None. */
    public static final AppArmorProfileType UNCONFINED = new AppArmorProfileType("Unconfined");
    /** The runtime's own. */
    public static final AppArmorProfileType RUNTIME_DEFAULT = new AppArmorProfileType("RuntimeDefault");
    /** One that is loaded on the node. */
    public static final AppArmorProfileType LOCALHOST = new AppArmorProfileType("Localhost");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AppArmorProfileType {}

    @Override
    public String toString() {
        return text;
    }
}
