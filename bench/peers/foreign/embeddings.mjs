import { env } from "@huggingface/transformers";
import { HuggingFaceTransformersEmbeddings } from "@langchain/community/embeddings/huggingface_transformers";

/** LangChain's embeddings with the model of Quotewell. @param model where its folder lies, and its name */
export function embeddingsOf({ folder, name }) {
  env.allowRemoteModels = false;
  env.localModelPath = folder;
  return new HuggingFaceTransformersEmbeddings({
    model: name,
    pretrainedOptions: { dtype: "q8" },
  });
}
