package io.github.kubevalue.model.controller.provisioner;

import java.nio.charset.StandardCharsets;

/** Spreads the claims of a StatefulSet evenly over places: all claims of one ordinal to one place. */
final class ClaimSpread {
    // external-provisioner, pkg/controller/topology.go, getPVCNameHashAndIndexOffset
    private static final int FNV_OFFSET = 0x811c9dc5;
    private static final int FNV_PRIME = 0x01000193;

    private ClaimSpread() {}

    /** The place of the claim of that name. */
    static int of(String claim, int places) {
        int dash = claim.lastIndexOf('-');
        String number = dash < 0 ? "" : claim.substring(dash + 1);
        if (!number.matches("[0-9]{1,9}")) {
            return Integer.remainderUnsigned(fnv(claim), places);
        }
        String prefix = claim.substring(0, dash);
        String set = prefix.substring(prefix.lastIndexOf('-') + 1);
        return Integer.remainderUnsigned(fnv(set) + Integer.parseInt(number), places);
    }

    /** The 32 bit hash FNV-1. */
    private static int fnv(String text) {
        int hash = FNV_OFFSET;
        for (byte letter : text.getBytes(StandardCharsets.UTF_8)) {
            hash = hash * FNV_PRIME ^ letter & 0xff;
        }
        return hash;
    }
}
