import { NothingHere } from "../../components/preview/NothingHere.tsx";

export default function NotFound() {
  return <NothingHere />;
}
