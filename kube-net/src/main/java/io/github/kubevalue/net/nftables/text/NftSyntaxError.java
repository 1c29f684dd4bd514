package io.github.kubevalue.net.nftables.text;

/** Why a line cannot be read. */
final class NftSyntaxError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NftSyntaxError(String message) {
        super(message);
    }
}
